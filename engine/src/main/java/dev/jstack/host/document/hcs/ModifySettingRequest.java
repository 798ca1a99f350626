package dev.jstack.host.document.hcs;

import java.util.Optional;

/**
 * The document of HcsModifyComputeSystem.
 *
 * @param resourcePath such as {@code Container/Memory/SizeInMB}
 * @param requestType {@code Add}, {@code Remove} or {@code Update}
 * @param resourceType v1 systems only: {@code Network}
 * @param settings a record of this package, a number or a text
 * @param guestRequest passed on to a utility virtual machine; jstack sends none
 */
public record ModifySettingRequest(
    Optional<String> resourcePath,
    Optional<String> requestType,
    Optional<String> resourceType,
    Optional<Object> settings,
    Optional<Object> guestRequest) {

  /** A change of a schema 2 system. */
  public static ModifySettingRequest of(String path, String requestType, Object settings) {
    return new ModifySettingRequest(
        Optional.of(path),
        Optional.of(requestType),
        Optional.empty(),
        Optional.of(settings),
        Optional.empty());
  }

  /** A new memory limit, from build 17763 on. */
  public static ModifySettingRequest memory(long sizeInMb) {
    return of("Container/Memory/SizeInMB", "Update", sizeInMb);
  }

  /** A new processor limit, from build 19042 on. */
  public static ModifySettingRequest processor(Container.Processor processor) {
    return of("Container/Processor", "Update", processor);
  }
}
