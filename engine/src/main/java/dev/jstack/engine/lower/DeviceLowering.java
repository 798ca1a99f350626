package dev.jstack.engine.lower;

import dev.jstack.host.HostFacts;
import dev.jstack.host.WindowsVersion;
import dev.jstack.host.document.hcs.Container.Device;
import dev.jstack.schema.model.DeviceSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Assigned devices; process isolation only. */
final class DeviceLowering {
  private static final Pattern GUID =
      Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");
  private static final int CLASSES_SINCE = 17763;
  private static final int LOCATIONS_SINCE = 18362;

  private final HostFacts facts;
  private final Findings findings;

  DeviceLowering(HostFacts facts, Findings findings) {
    this.facts = facts;
    this.findings = findings;
  }

  List<Device> lower(ServiceChoice choice) {
    List<Device> devices = new ArrayList<>();
    List<DeviceSpec> wanted = choice.service().devices();
    if (!wanted.isEmpty() && choice.isHyperv()) {
      findings.error(
          PlanningCode.ONLY_PROCESS,
          choice.path() + ".devices",
          "`"
              + choice.service().name()
              + "` has hyperv isolation: no device can be assigned to it");
      return List.of();
    }
    for (int i = 0; i < wanted.size(); i++) {
      device(choice, wanted.get(i), choice.path() + ".devices[" + i + "]").ifPresent(devices::add);
    }
    return devices;
  }

  private Optional<Device> device(ServiceChoice choice, DeviceSpec wanted, String path) {
    Optional<String> imageVersion = choice.image().config().osVersion();
    int image = imageVersion.map(v -> WindowsVersion.parse(v).build()).orElse(CLASSES_SINCE);
    int build = Math.min(facts.version().build(), image);
    return switch (wanted.idType().toLowerCase(Locale.ROOT)) {
      case "class", "vpci-class-guid" -> byClass(wanted.id(), build, path);
      case "vpci-location-path" -> byLocation(wanted.id(), path);
      default ->
          refuse(
              path,
              "device `%s://%s` cannot be assigned to a Windows container"
                  .formatted(wanted.idType(), wanted.id()));
    };
  }

  private Optional<Device> byClass(String id, int build, String path) {
    String guid = id.replace("{", "").replace("}", "");
    if (!GUID.matcher(guid).matches()) {
      return refuse(path, "`" + id + "` is no interface class GUID");
    }
    return build < CLASSES_SINCE
        ? refuse(path, "devices need host and image of build 17763 or later")
        : Optional.of(new Device(Optional.empty(), Optional.of(guid), Optional.empty()));
  }

  private Optional<Device> byLocation(String location, String path) {
    return facts.version().build() < LOCATIONS_SINCE
        ? refuse(path, "devices by location path need a host of build 18362 or later")
        : Optional.of(
            new Device(Optional.of("DeviceInstance"), Optional.empty(), Optional.of(location)));
  }

  private Optional<Device> refuse(String path, String message) {
    findings.error(PlanningCode.DEVICE, path, message);
    return Optional.empty();
  }
}
