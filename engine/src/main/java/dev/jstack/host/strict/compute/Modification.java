package dev.jstack.host.strict.compute;

import dev.jstack.host.api.HResult;
import dev.jstack.host.api.HostException;
import dev.jstack.host.document.hcs.Container.Processor;
import dev.jstack.host.document.hcs.ModifySettingRequest;
import java.util.Optional;

/** HcsModifyComputeSystem: what can change while a container runs. */
final class Modification {
  private static final String OPERATION = "HcsModifyComputeSystem";

  /** 20H2; older builds answer that it is not implemented. */
  private static final int PROCESSOR_BUILD = 19042;

  private final Lifecycle lifecycle;
  private final Systems.Entry entry;
  private final String id;

  Modification(Lifecycle lifecycle, Systems.Entry entry) {
    this.lifecycle = lifecycle;
    this.entry = entry;
    this.id = entry.spec().id();
  }

  void apply(String text) {
    ModifySettingRequest request = HcsText.read(OPERATION, id, text, ModifySettingRequest.class);
    String path = request.resourcePath().orElse("");
    if (entry.spec().hyperv() || !request.requestType().orElse("").equals("Update")) {
      throw unsupported(path);
    }
    Object settings =
        request
            .settings()
            .orElseThrow(
                () -> HResult.HCS_E_INVALID_JSON.failure(OPERATION, id, "$.Settings: missing"));
    switch (path) {
      case "Container/Memory/SizeInMB" -> limit(Optional.of(memory(settings)), Optional.empty());
      case "Container/Processor" -> limit(Optional.empty(), Optional.of(processor(settings)));
      default -> throw unsupported(path);
    }
  }

  private long memory(Object settings) {
    if (settings instanceof Long megabytes && megabytes > 0) {
      return megabytes;
    }
    throw HResult.HCS_E_INVALID_JSON.failure(OPERATION, id, "$.Settings: expected a size in MB");
  }

  private Processor processor(Object settings) {
    if (lifecycle.facts().version().build() < PROCESSOR_BUILD) {
      throw HResult.E_NOTIMPL.failure(
          OPERATION, id, "processor limits change in place from build 19042 on");
    }
    Processor share = HcsText.bind(OPERATION, id, settings, Processor.class);
    SpecCheck.checkShare(share, false)
        .ifPresent(
            reason -> {
              throw HResult.ERROR_INVALID_PARAMETER.failure(OPERATION, id, reason);
            });
    return share;
  }

  /** The limits are written down after the backend made them hold. */
  private void limit(Optional<Long> memory, Optional<Processor> share) {
    SystemSpec spec = entry.spec();
    Optional<Long> newMemory = memory.or(spec::memoryMb);
    Optional<Processor> newShare = share.or(spec::processor);
    lifecycle.backend().limit(spec.withLimits(newMemory, newShare));
    lifecycle.update(entry, record -> record.limitedTo(newMemory, newShare));
  }

  private HostException unsupported(String path) {
    return HResult.ERROR_NOT_SUPPORTED.failure(
        OPERATION, id, "\"" + path + "\" cannot change while the container runs");
  }
}
