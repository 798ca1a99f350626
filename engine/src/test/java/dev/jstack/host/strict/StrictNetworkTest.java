package dev.jstack.host.strict;

import dev.jstack.host.api.HcnApi;
import dev.jstack.host.contract.NetworkContract;
import dev.jstack.host.strict.compute.LayerVersions;
import dev.jstack.host.strict.compute.PretendCompute;

class StrictNetworkTest extends NetworkContract {
  private final StrictHost host =
      StrictHosts.with(
          StrictHosts.facts(20348, true), new PretendCompute(), LayerVersions.unknown());

  @Override
  protected HcnApi hcn() {
    return host.network();
  }

  @Override
  protected int freePort() {
    return 8080;
  }
}
