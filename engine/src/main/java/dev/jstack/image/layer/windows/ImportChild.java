package dev.jstack.image.layer.windows;

import dev.jstack.host.api.HostException;
import dev.jstack.image.model.ImageException;
import dev.jstack.image.model.ImageProblem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;

/** The child's side of {@link ImportProcess}: one layer, one answer, the end. */
public final class ImportChild {
  private static final int BUFFER = 1 << 16;

  private ImportChild() {}

  /**
   * Writes the layer that comes in.
   *
   * @param opens how layers are written; it may fail, too
   */
  public static void run(InputStream in, OutputStream out, Callable<LayerImporter> opens)
      throws IOException {
    out.write(
        answer(new BufferedInputStream(in, BUFFER), opens).text().getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private static ImportMessages.Answer answer(InputStream in, Callable<LayerImporter> opens) {
    try {
      ImportMessages.Request request = ImportMessages.Request.read(in);
      LayerImporter importer = opens.call();
      return ImportMessages.Answer.done(
          importer.write(request.content(in), request.limits(), request.place()));
    } catch (ImageException e) {
      return ImportMessages.Answer.failed(e.problem(), String.valueOf(e.getMessage()));
    } catch (IOException | UncheckedIOException e) {
      return ImportMessages.Answer.failed(
          ImageProblem.STORE, "the layer cannot be written: " + e.getMessage());
    } catch (HostException e) {
      return ImportMessages.Answer.failed(ImageProblem.STORE, String.valueOf(e.getMessage()));
    } catch (Exception e) {
      return ImportMessages.Answer.failed(ImageProblem.STORE, "the import failed: " + e);
    }
  }
}
