package dev.jstack.host.local;

import dev.jstack.host.Host;
import dev.jstack.host.windows.StubbedHost;
import org.junit.jupiter.api.BeforeEach;

/** The same contract through the native functions, the C library and a socket. */
class LocalHostThroughAbiIT extends LocalHostIT {
  private StubbedHost stubbed;

  @BeforeEach
  void connect() {
    stubbed = StubbedHost.over(super.host());
  }

  @Override
  protected void afterwards() {
    if (stubbed != null) {
      stubbed.close();
    }
    super.afterwards();
  }

  @Override
  protected Host host() {
    return stubbed.host();
  }
}
