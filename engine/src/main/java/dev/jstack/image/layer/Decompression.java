package dev.jstack.image.layer;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Decompression by the first bytes: media types of real images are wrong too often. */
final class Decompression {
  private static final int BUFFER = 1 << 16;

  private Decompression() {}

  static InputStream open(InputStream blob) throws IOException {
    BufferedInputStream in = new BufferedInputStream(blob, BUFFER);
    in.mark(4);
    byte[] magic = in.readNBytes(4);
    in.reset();
    if (starts(magic, 0x1f, 0x8b)) {
      return new GZIPInputStream(in, BUFFER);
    }
    return starts(magic, 0x28, 0xb5, 0x2f, 0xfd) ? new ZstdInputStream(in) : in;
  }

  private static boolean starts(byte[] bytes, int... magic) {
    for (int i = 0; i < magic.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xff) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
