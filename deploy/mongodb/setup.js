// For mongosh: makes the replica set once, and Lading's user or its present password and roles.
const SET = 'lading';
const MEMBER = 'mongodb:27017';
const WAIT_SECONDS_MAX = 120;
const roles = [
  { role: 'readWrite', db: 'lading' },
  { role: 'readWrite', db: 'lading_vault' },
];

function connectBy(option) {
  const { MONGODB_ROOT_PASSWORD } = process.env;
  return connect(`mongodb://${MEMBER}/admin?${option}`, 'root', MONGODB_ROOT_PASSWORD);
}

const member = connectBy('directConnection=true');
if (member.hello().setName === undefined) {
  member.adminCommand({
    replSetInitiate: { _id: SET, members: [{ _id: 0, host: MEMBER }] },
  });
}

// A set that has grown may have its primary elsewhere: only now the driver looks for it.
const set = connectBy(`replicaSet=${SET}`);
for (let waited = 0; !set.hello().isWritablePrimary; waited += 1) {
  if (waited === WAIT_SECONDS_MAX) throw new Error(`the set ${SET} has no primary`);
  sleep(1_000);
}

const pwd = process.env.MONGODB_PASSWORD;
if (set.getUser('lading') === null) set.createUser({ user: 'lading', pwd, roles });
else set.updateUser('lading', { pwd, roles });
print(`the set ${SET} and its user are there`);
