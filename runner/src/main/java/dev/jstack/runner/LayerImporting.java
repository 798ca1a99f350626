package dev.jstack.runner;

import dev.jstack.host.windows.LayerHost;
import dev.jstack.image.layer.windows.ImportChild;
import dev.jstack.image.layer.windows.LayerImport;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/**
 * What this program is when a pull on Windows starts it again: it writes one layer with privileges
 * that the pull itself does not take. No command for people.
 */
final class LayerImporting {
  /** What it is started with. */
  static final String WORD = "layer-import";

  private LayerImporting() {}

  /** Writes the layer that comes in; the outcome goes out. */
  static void run(InputStream in, OutputStream out, Map<String, String> environment) {
    try {
      ImportChild.run(
          in,
          out,
          () -> {
            LayerHost host = LayerHost.open(MachineImages.systemDirectory(environment));
            return new LayerImport(host.storage(), host.files());
          });
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("nobody takes the outcome", e);
    }
  }
}
