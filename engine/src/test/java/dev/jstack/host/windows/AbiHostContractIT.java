package dev.jstack.host.windows;

import dev.jstack.host.Host;
import dev.jstack.host.contract.HostContract;
import dev.jstack.host.strict.compute.PretendCompute;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/** The contract of hosts through the native functions, before a strict host. */
class AbiHostContractIT extends HostContract {
  private static final String VOLUME = "\\\\?\\Volume{4e1c3c8d-3a77-4d3b-9d75-0a5c1a1f7d10}\\";
  private StubbedHost stubbed;

  @BeforeEach
  void connect() {
    stubbed = open();
  }

  StubbedHost open() {
    return StubbedHost.over(AbiHosts.with(new PretendCompute(), new FakeLayers()));
  }

  @Override
  protected void afterwards() {
    if (stubbed != null) {
      stubbed.close();
    }
  }

  @Override
  protected Host host() {
    return stubbed.host();
  }

  @Override
  protected List<String> layers() {
    return List.of("C:\\layers\\a", "C:\\layers\\base");
  }

  @Override
  protected String volume(String id) {
    return VOLUME;
  }

  @Override
  protected String scratch(String id) {
    return "C:\\ProgramData\\jstack\\scratch\\" + id;
  }

  @Override
  protected String longCommand() {
    return "ping -t localhost";
  }
}
