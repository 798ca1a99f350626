package dev.jstack.host.local;

import dev.jstack.host.api.HcnApi;
import dev.jstack.host.windows.StubbedHost;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The same contract through the native functions, the C library and a socket. */
class LocalNetworkThroughAbiIT extends LocalNetworkIT {
  private StubbedHost stubbed;

  @BeforeEach
  void connect() {
    stubbed = StubbedHost.over(host());
  }

  @AfterEach
  void disconnect() {
    if (stubbed != null) {
      stubbed.close();
    }
  }

  @Override
  protected HcnApi hcn() {
    return stubbed.host().network();
  }
}
