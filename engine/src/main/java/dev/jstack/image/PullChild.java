package dev.jstack.image;

import dev.jstack.image.PullMessages.Line;
import dev.jstack.image.PullMessages.Request;
import dev.jstack.image.model.ImageException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The child's side of a pull in a process of its own: one image, then the end. */
public final class PullChild {
  private final OutputStream out;

  private PullChild(OutputStream out) {
    this.out = out;
  }

  /** Pulls what comes in as an order; says how it gets on, and ends when nobody listens. */
  public static void run(InputStream in, OutputStream out, ImageStore images) throws IOException {
    String order = new String(new BufferedInputStream(in).readAllBytes(), StandardCharsets.UTF_8);
    new PullChild(out).run(Request.read(order), images);
  }

  private void run(Request request, ImageStore images) {
    try {
      say(
          Line.done(
              images.pull(
                  request.reference(), request.platform(), progress -> say(Line.of(progress)))));
    } catch (ImageException e) {
      say(Line.failed(e));
    }
  }

  private synchronized void say(Line line) {
    try {
      out.write(line.text().getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("whoever wanted the image is gone", e);
    }
  }
}
