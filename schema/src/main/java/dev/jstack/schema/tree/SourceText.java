package dev.jstack.schema.tree;

import dev.jstack.diagnostic.Diagnostic;
import dev.jstack.diagnostic.Diagnostics;
import dev.jstack.diagnostic.SourceFile;
import dev.jstack.diagnostic.SourceRange;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A file's bytes as text: UTF-8 with or without byte order mark.
 *
 * @param file the file with its lines, for messages
 * @param text the text without byte order mark
 */
public record SourceText(SourceFile file, String text) {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  /** A text that is one already. */
  public static SourceText of(String name, String text) {
    String plain = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    return new SourceText(SourceFile.of(name, plain), plain);
  }

  /** Decodes {@code bytes}; empty with a finding when they are no UTF-8. */
  public static Optional<SourceText> decode(String name, byte[] bytes, Diagnostics diagnostics) {
    Optional<String> other = otherEncoding(bytes);
    if (other.isPresent()) {
      diagnostics.add(
          Diagnostic.error(
                  YamlCode.ENCODING,
                  SourceRange.whole(SourceFile.named(name)),
                  "the file is " + other.get() + ", not UTF-8")
              .withHint(YamlCode.ENCODING.cure()));
      return Optional.empty();
    }
    String usual = new String(bytes, StandardCharsets.UTF_8);
    if (usual.indexOf('\uFFFD') < 0) {
      return Optional.of(of(name, usual));
    }
    return decodeStrictly(name, bytes, diagnostics);
  }

  /** For a text with the character that stands for what cannot be decoded, or that is it itself. */
  private static Optional<SourceText> decodeStrictly(
      String name, byte[] bytes, Diagnostics diagnostics) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      diagnostics.add(malformed(name, text, bytes[in.position()] & 0xFF));
      return Optional.empty();
    }
    return Optional.of(of(name, text));
  }

  private static Optional<String> otherEncoding(byte[] bytes) {
    if (bytes.length < 2) {
      return Optional.empty();
    }
    int first = bytes[0] & 0xFF;
    int second = bytes[1] & 0xFF;
    if (first == 0xFF && second == 0xFE || first != 0 && second == 0) {
      return Optional.of("UTF-16 little endian");
    }
    boolean bigEndian = first == 0xFE && second == 0xFF || first == 0 && second != 0;
    return bigEndian ? Optional.of("UTF-16 big endian") : Optional.empty();
  }

  private static Diagnostic malformed(String name, String before, int found) {
    SourceFile file = SourceFile.of(name, before);
    int line = file.lines().size();
    int column = 1 + file.lines().get(line - 1).length();
    return Diagnostic.error(
            YamlCode.ENCODING,
            new SourceRange(file, line, column, line, column + 1),
            String.format("the byte 0x%02X is not valid UTF-8 here", found))
        .withHint(YamlCode.ENCODING.cure());
  }
}
