package dev.jstack.schema.bind;

import dev.jstack.schema.model.CredentialSpec;
import dev.jstack.schema.model.DeviceSpec;
import dev.jstack.schema.value.CredentialOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Devices by interface class, and the gMSA credential spec. */
final class DeviceBinder {
  /** GUID_DISPLAY_DEVICE_ARRIVAL, the interface class of DirectX GPUs. */
  private static final String GPU = "5B45201D-F2F2-4F3B-85BB-30FF1F953599";

  private static final String CLASS = "class";
  private static final Map<String, String> FRIENDLY =
      Map.of(
          "gpu", GPU,
          "com", "86E0D1E0-8089-11D0-9CE4-08003E301F73",
          "i2c", "A11EE3C6-8421-4202-A3E7-B91FF90188E4",
          "spi", "DCDE6AF9-6610-4285-828F-CAAF78C424CC",
          "gpio", "916EF1CB-8426-468D-A6F7-9AE8076881B3");

  private DeviceBinder() {}

  static List<DeviceSpec> devices(Fields service) {
    List<DeviceSpec> devices = new ArrayList<>();
    for (Fields device : service.list("devices")) {
      device.text("source").flatMap(DeviceBinder::device).ifPresent(devices::add);
    }
    service
        .text("x-jstack-device")
        .map(FRIENDLY::get)
        .ifPresent(guid -> devices.add(new DeviceSpec(CLASS, guid)));
    if (!service.list("gpus").isEmpty() || reservesGpu(service)) {
      devices.add(new DeviceSpec(CLASS, GPU));
    }
    return devices;
  }

  private static boolean reservesGpu(Fields service) {
    Fields reservations = service.child("deploy").child("resources").child("reservations");
    return reservations.list("devices").stream()
        .anyMatch(device -> device.texts("capabilities").contains("gpu"));
  }

  private static Optional<DeviceSpec> device(String source) {
    int scheme = source.indexOf("://");
    if (scheme > 0) {
      return Optional.of(
          new DeviceSpec(source.substring(0, scheme), bare(source.substring(scheme + 3))));
    }
    return source.startsWith("class/")
        ? Optional.of(new DeviceSpec(CLASS, bare(source.substring("class/".length()))))
        : Optional.empty();
  }

  private static String bare(String id) {
    return id.replace("{", "").replace("}", "");
  }

  static Optional<CredentialSpec> credentialSpec(Fields service) {
    Fields spec = service.child("credential_spec");
    return spec.text("file")
        .map(f -> new CredentialSpec(CredentialSpec.Kind.FILE, without("file://", f)))
        .or(
            () ->
                spec.text("registry")
                    .map(
                        r ->
                            new CredentialSpec(
                                CredentialSpec.Kind.REGISTRY, without("registry://", r))))
        .or(() -> spec.text("config").map(c -> new CredentialSpec(CredentialSpec.Kind.CONFIG, c)))
        .or(() -> option(service.texts("security_opt")));
  }

  private static Optional<CredentialSpec> option(List<String> options) {
    Optional<CredentialSpec> found = Optional.empty();
    for (String option : options) {
      Optional<String> spec = CredentialOption.spec(option);
      found = spec.isPresent() ? spec.flatMap(DeviceBinder::schemed) : found;
    }
    return found;
  }

  private static Optional<CredentialSpec> schemed(String value) {
    for (CredentialSpec.Kind kind : CredentialSpec.Kind.values()) {
      String scheme = kind.name().toLowerCase(Locale.ROOT) + "://";
      boolean named = value.regionMatches(true, 0, scheme, 0, scheme.length());
      if (kind != CredentialSpec.Kind.CONFIG && named) {
        return Optional.of(new CredentialSpec(kind, value.substring(scheme.length())));
      }
    }
    return Optional.empty();
  }

  private static String without(String prefix, String text) {
    return text.startsWith(prefix) ? text.substring(prefix.length()) : text;
  }
}
