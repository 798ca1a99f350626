package dev.jstack.host.intercept;

import dev.jstack.host.api.Deadline;
import dev.jstack.host.api.HcsApi;
import dev.jstack.host.api.HcsSystem;

/** {@link HcsApi}, each call through the interceptor; so are its systems. */
final class InterceptedHcs implements HcsApi {
  private final HcsApi host;
  private final Interceptor interceptor;

  InterceptedHcs(HcsApi host, Interceptor interceptor) {
    this.host = host;
    this.interceptor = interceptor;
  }

  @Override
  public HcsSystem createComputeSystem(String id, String configuration, Deadline deadline) {
    return interceptor.around(
        Call.of(NativeFunction.HCS_CREATE_COMPUTE_SYSTEM, id, configuration),
        () ->
            new InterceptedSystem(
                host.createComputeSystem(id, configuration, deadline), interceptor));
  }

  @Override
  public HcsSystem openComputeSystem(String id) {
    return interceptor.around(
        Call.of(NativeFunction.HCS_OPEN_COMPUTE_SYSTEM, id),
        () -> new InterceptedSystem(host.openComputeSystem(id), interceptor));
  }

  @Override
  public String enumerateComputeSystems(String query, Deadline deadline) {
    return interceptor.around(
        Call.of(NativeFunction.HCS_ENUMERATE_COMPUTE_SYSTEMS, "", query),
        () -> host.enumerateComputeSystems(query, deadline));
  }

  @Override
  public String serviceProperties(String query) {
    return interceptor.around(
        Call.of(NativeFunction.HCS_GET_SERVICE_PROPERTIES, "", query),
        () -> host.serviceProperties(query));
  }

  @Override
  public String modifyServiceSettings(String settings) {
    return interceptor.around(
        Call.of(NativeFunction.HCS_MODIFY_SERVICE_SETTINGS, "", settings),
        () -> host.modifyServiceSettings(settings));
  }
}
