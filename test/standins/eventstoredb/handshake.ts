import gossipMessages from '@eventstore/db-client/generated/gossip_pb.js';
import featureMessages from '@eventstore/db-client/generated/serverfeatures_pb.js';
import sharedMessages from '@eventstore/db-client/generated/shared_pb.js';
import { framed } from './call.ts';
import type { Method } from './wire.ts';

/** A node as gossip names it; the state is that of the protocol, such as LEADER. */
export interface Member {
  readonly id: string;
  readonly host: string;
  readonly port: number;
  readonly state: number;
  readonly alive: boolean;
}

export const LEADER = 8;
export const FOLLOWER = 6;

/** Names the version and the methods that clients ask for. */
export function featuresMethod(version: string): Method {
  const methods = ['append', 'batchappend', 'delete', 'read', 'tombstone'].map((name) => {
    const method = new featureMessages.SupportedMethod();
    method.setMethodName(name);
    method.setServiceName('event_store.client.streams.streams');
    return method;
  });
  const response = new featureMessages.SupportedMethods();
  response.setEventStoreServerVersion(version);
  response.setMethodsList(methods);
  const bytes = framed(response.serializeBinary());
  return answering(() => bytes);
}

/** Names the nodes of the cluster. */
export function gossipMethod(members: () => readonly Member[], now: () => number): Method {
  return answering(() => {
    const response = new gossipMessages.ClusterInfo();
    response.setMembersList(members().map((member) => memberInfo(member, now())));
    return framed(response.serializeBinary());
  });
}

function answering(answer: () => Buffer): Method {
  return (call) => ({
    message() {},
    end() {
      call.send(answer());
      call.finish();
    },
  });
}

function memberInfo({ id, host, port, state, alive }: Member, nowMs: number) {
  const uuid = new sharedMessages.UUID();
  uuid.setString(id);
  const endPoint = new gossipMessages.EndPoint();
  endPoint.setAddress(host);
  endPoint.setPort(port);
  const info = new gossipMessages.MemberInfo();
  info.setInstanceId(uuid);
  info.setTimeStamp(String(nowMs));
  info.setState(state);
  info.setIsAlive(alive);
  info.setHttpEndPoint(endPoint);
  return info;
}
