package dev.jstack.host.api;

/**
 * Compute systems: the functions of computecore.dll, and of vmcompute.dll for documents without a
 * SchemaVersion (hyperv isolation).
 */
public interface HcsApi {

  /** HcsCreateComputeSystem; the result is not started. */
  HcsSystem createComputeSystem(String id, String configuration, Deadline deadline);

  /** HcsOpenComputeSystem; fails with NOT_FOUND for an id that is not there. */
  HcsSystem openComputeSystem(String id);

  /** HcsEnumerateComputeSystems: a JSON array of properties for a SystemQuery. */
  String enumerateComputeSystems(String query, Deadline deadline);

  /** HcsGetServiceProperties for a PropertyQuery. */
  String serviceProperties(String query);

  /** HcsModifyServiceSettings; returns the result document, empty when there is none. */
  String modifyServiceSettings(String settings);
}
