package dev.jstack.host.windows;

import dev.jstack.host.api.HcnApi;
import dev.jstack.host.contract.NetworkContract;
import dev.jstack.host.strict.compute.PretendCompute;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The contract of networks through the native functions, before a strict host. */
class AbiNetworkContractIT extends NetworkContract {
  private StubbedHost stubbed;

  @BeforeEach
  void connect() {
    stubbed = StubbedHost.over(AbiHosts.with(new PretendCompute(), new FakeLayers()));
  }

  @AfterEach
  void close() {
    if (stubbed != null) {
      stubbed.close();
    }
  }

  @Override
  protected HcnApi hcn() {
    return stubbed.host().network();
  }

  @Override
  protected int freePort() {
    return 8080;
  }
}
