package dev.jstack.image.layer.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.jstack.host.api.FileTimes;
import dev.jstack.image.TarFixture;
import dev.jstack.image.layer.LayerArchive;
import dev.jstack.image.layer.LayerContent;
import dev.jstack.image.layer.LayerLimits;
import dev.jstack.image.model.Digest;
import dev.jstack.image.model.ImageException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;

/** Bytes of backup streams, against vectors of the format's reference encoder. */
class BackupStreamTest {
  private static final byte[] DESCRIPTOR = HexFormat.of().parseHex("01000480" + "00".repeat(16));

  @Test
  void a_file_with_security_an_attribute_and_an_alternate_stream() throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("MSWINDOWS.fileattr", "32");
    headers.put("MSWINDOWS.rawsd", base64(DESCRIPTOR));
    headers.put("MSWINDOWS.xattr.KEY", base64("v1".getBytes(StandardCharsets.UTF_8)));
    TarFixture tar =
        new TarFixture()
            .entry("Files/a.txt", TarConstants.LF_NORMAL, bytes("hello"), headers, "")
            .file("Files/a.txt:s", "ADS!");

    assertThat(firstStream(tar))
        .isEqualTo(
            hex(
                "03000000 00000000 1400000000000000 00000000",
                "0100048000000000000000000000000000000000",
                "02000000 00000000 1000000000000000 00000000",
                "00000000 00 03 0200 4b455900 7631 0000",
                "01000000 00000000 0500000000000000 00000000 68656c6c6f",
                "04000000 00000000 0400000000000000 10000000",
                "3a0073003a0024004400410054004100 41445321"));
  }

  @Test
  void an_empty_file_has_an_empty_data_stream_and_a_directory_has_none() throws IOException {
    assertThat(firstStream(new TarFixture().file("Files/empty", "")))
        .isEqualTo(hex("01000000 00000000 0000000000000000 00000000"));
    assertThat(firstStream(new TarFixture().directory("Files/d"))).isEmpty();
  }

  @Test
  void links_are_absolute_relative_or_mount_points() {
    assertThat(HexFormat.of().formatHex(ReparseBuffer.of("C:/x", false)))
        .isEqualTo(
            hex(
                "0c0000a0 2800 0000 0000 1000 1200 0800 00000000",
                wide("\\??\\C:\\x"),
                wide("C:\\x")));
    assertThat(HexFormat.of().formatHex(ReparseBuffer.of("a.txt", false)))
        .isEqualTo(
            hex("0c0000a0 2400 0000 0000 0a00 0c00 0a00 01000000", wide("a.txt"), wide("a.txt")));
    assertThat(HexFormat.of().formatHex(ReparseBuffer.of("C:\\x", true)))
        .isEqualTo(
            hex("030000a0 2400 0000 0000 1000 1200 0800", wide("\\??\\C:\\x"), wide("C:\\x")));
  }

  @Test
  void several_attributes_are_padded_and_the_last_says_so() {
    TreeMap<String, byte[]> attributes = new TreeMap<>();
    attributes.put("C", new byte[] {9});
    attributes.put("AB", new byte[] {1, 2, 3});

    assertThat(HexFormat.of().formatHex(ExtendedAttributes.encode(attributes)))
        .isEqualTo(hex("10000000 00 02 0300 414200 010203 0000", "00000000 00 01 0100 4300 09 00"));
  }

  @Test
  void times_are_hundreds_of_nanoseconds_since_1601() {
    Instant instant = Instant.ofEpochSecond(1_700_000_000L, 123_456_700);

    assertThat(FileTimes.windows(FileTime.from(instant))).isEqualTo(133_444_736_001_234_567L);
  }

  @Test
  void names_that_windows_reads_otherwise_are_refused() {
    for (String name :
        new String[] {
          "Files/../x", "/Files/x", "Files\\..\\x", "Files/a:b:c", "Files//x", "C:/x"
        }) {
      assertThatThrownBy(() -> EntryPath.check(name)).isInstanceOf(ImageException.class);
    }
    assertThatThrownBy(() -> EntryPath.removed("Files/.wh..wh..opq"))
        .isInstanceOf(ImageException.class);
  }

  private static String firstStream(TarFixture tar) throws IOException {
    byte[] bytes = tar.bytes();
    Digest digest = Digest.of(bytes);
    LayerContent content =
        new LayerContent(new ByteArrayInputStream(bytes), bytes.length, digest, digest);
    try (LayerArchive layer = new LayerArchive(content, LayerLimits.DEFAULT)) {
      WindowsArchive archive = new WindowsArchive(layer);
      WindowsEntry entry = archive.next().orElseThrow();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      archive.writeStream(entry, out);
      archive.finish();
      return HexFormat.of().formatHex(out.toByteArray());
    }
  }

  private static String wide(String text) {
    return HexFormat.of().formatHex((text + "\0").getBytes(StandardCharsets.UTF_16LE));
  }

  private static String hex(String... parts) {
    return String.join("", parts).replace(" ", "");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
