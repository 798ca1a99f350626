package dev.jstack.host;

import dev.jstack.host.api.HcnApi;
import dev.jstack.host.api.HcsApi;
import dev.jstack.host.api.MachineApi;
import dev.jstack.host.api.StorageApi;

/** A host to run containers on. */
public interface Host extends AutoCloseable {

  /** What the host is and can do; read once. */
  HostFacts facts();

  HcsApi compute();

  HcnApi network();

  StorageApi storage();

  /** The machine around it. */
  MachineApi machine();

  /** Lets go of what the host object holds; nothing on the host changes. */
  @Override
  void close();
}
