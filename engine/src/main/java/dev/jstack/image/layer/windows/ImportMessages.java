package dev.jstack.image.layer.windows;

import dev.jstack.image.layer.LayerContent;
import dev.jstack.image.layer.LayerLimits;
import dev.jstack.image.model.Digest;
import dev.jstack.image.model.ImageException;
import dev.jstack.image.model.ImageProblem;
import dev.jstack.json.Json;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What an import process is told before the archive comes, and what it says when it is done. */
final class ImportMessages {
  private static final int LONGEST = 1 << 20;

  private ImportMessages() {}

  /** The order: a length and JSON; the archive follows as it is in the store. */
  record Request(
      String diffId,
      String chainId,
      long compressedSize,
      LayerLimits limits,
      LayerImporter.Place place) {
    Request(LayerContent layer, LayerLimits limits, LayerImporter.Place place) {
      this(
          layer.diffId().toString(),
          layer.chainId().toString(),
          layer.compressedSize(),
          limits,
          place);
    }

    byte[] bytes() {
      byte[] json = Json.PLAIN.write(this).getBytes(StandardCharsets.UTF_8);
      return ByteBuffer.allocate(4 + json.length).putInt(json.length).put(json).array();
    }

    static Request read(InputStream stream) throws IOException {
      int length = new DataInputStream(stream).readInt();
      if (length < 0 || length > LONGEST) {
        throw new IOException("no request of an import: length " + length);
      }
      String json = new String(stream.readNBytes(length), StandardCharsets.UTF_8);
      return Json.PLAIN.read(json, Request.class);
    }

    LayerContent content(InputStream archive) {
      return new LayerContent(archive, compressedSize, Digest.parse(diffId), Digest.parse(chainId));
    }
  }

  /** The outcome: the bytes of all files, or what was wrong. */
  record Answer(long bytes, Optional<ImageProblem> problem, String message) {
    static Answer done(long bytes) {
      return new Answer(bytes, Optional.empty(), "");
    }

    static Answer failed(ImageProblem problem, String message) {
      return new Answer(0, Optional.of(problem), message);
    }

    static Answer read(String json) {
      return Json.PLAIN.read(json, Answer.class);
    }

    String text() {
      return Json.PLAIN.write(this);
    }

    long bytesOrFailure() {
      problem.ifPresent(
          what -> {
            throw new ImageException(what, message);
          });
      return bytes;
    }
  }
}
