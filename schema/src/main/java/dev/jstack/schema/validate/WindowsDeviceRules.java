package dev.jstack.schema.validate;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.schema.tree.Node;
import java.util.List;

/** What Windows wants of devices: classes of them, with process isolation only. */
final class WindowsDeviceRules {
  private WindowsDeviceRules() {}

  static void check(StackView stack, Diagnostics out) {
    for (View service : stack.having("devices")) {
      isolation(service, "devices", out);
      sources(service, out);
    }
    for (View service : stack.having("gpus")) {
      isolation(service, "gpus", out);
    }
    for (View service : stack.having("deploy")) {
      reserved(service, out);
    }
  }

  private static void isolation(View service, String attribute, Diagnostics out) {
    if (StackView.isHyperv(service)) {
      out.add(
          Diagnostic.error(
              MeaningCode.HYPERV,
              service.place(attribute),
              WindowsProcessRules.of(service)
                  + "device assignment is not supported for HyperV containers"));
    }
  }

  private static void sources(View service, Diagnostics out) {
    for (View device : service.mappings("devices")) {
      String source = device.text("source");
      if (!source.startsWith("class/") && !source.contains("://")) {
        out.add(
            Diagnostic.error(
                MeaningCode.DEVICE,
                device.place("source"),
                WindowsProcessRules.of(service)
                    + "invalid device assignment path `"
                    + source
                    + "`: must be 'class/ID' or 'IDType://ID'"));
      }
    }
  }

  /** Reservations of devices are `gpus` in other words; of another kind Windows has none. */
  private static void reserved(View service, Diagnostics out) {
    for (View request : service.mappings("deploy", "resources", "reservations", "devices")) {
      List<Node> capabilities = request.items("capabilities");
      if (capabilities.stream().map(View::text).noneMatch("gpu"::equals)) {
        out.add(
            Diagnostic.error(
                    MeaningCode.DEVICE,
                    request.place("capabilities"),
                    WindowsProcessRules.of(service)
                        + "Windows gives containers GPUs, no devices that can do this")
                .withHint("write `capabilities: [gpu]`, or name a class under `devices`"));
      }
    }
  }
}
