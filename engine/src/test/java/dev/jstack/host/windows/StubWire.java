package dev.jstack.host.windows;

import dev.jstack.host.api.HostException;
import dev.jstack.json.Json;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Messages of the ABI stub: counted UTF-16LE texts, numbers little-endian. */
final class StubWire {
  static final Charset ASCII = StandardCharsets.US_ASCII;
  private static final Charset TEXT = StandardCharsets.UTF_16LE;

  private StubWire() {}

  static List<String> read(DataInputStream in) throws IOException {
    List<String> texts = new ArrayList<>();
    int count = Integer.reverseBytes(in.readInt());
    for (int i = 0; i < count; i++) {
      byte[] bytes = in.readNBytes(Integer.reverseBytes(in.readInt()));
      texts.add(new String(bytes, TEXT));
    }
    return texts;
  }

  /** An answer. */
  static void write(DataOutputStream out, int code, List<String> texts) throws IOException {
    byte[] message = message(4, texts);
    ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN).putInt(code);
    send(out, message);
  }

  /** A call: its name and arguments. */
  static void ask(DataOutputStream out, List<String> texts) throws IOException {
    send(out, message(0, texts));
  }

  private static byte[] message(int start, List<String> texts) {
    int size = start + 4 + texts.stream().mapToInt(text -> 4 + 2 * text.length()).sum();
    byte[] bytes = new byte[size];
    ByteBuffer message = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).position(start);
    message.putInt(texts.size());
    for (String text : texts) {
      message.putInt(2 * text.length()).put(text.getBytes(TEXT));
    }
    return bytes;
  }

  private static void send(DataOutputStream out, byte[] message) throws IOException {
    out.write(message);
    out.flush();
  }

  /** HCS: {@code Error} is a signed HRESULT. */
  static String resultError(HostException e) {
    return Json.DOCUMENT.write(Map.of("Error", e.hresult(), "ErrorMessage", reason(e)));
  }

  /** HCN: {@code ErrorCode} is an unsigned one, and the text ends in a blank. */
  static String errorRecord(HostException e) {
    long code = Integer.toUnsignedLong(e.hresult());
    return Json.DOCUMENT.write(
        Map.of("Success", false, "Error", reason(e) + " ", "ErrorCode", code));
  }

  static String reason(HostException e) {
    String message = String.valueOf(e.getMessage());
    String start = e.operation() + " " + e.object() + ": ";
    String reason = message.startsWith(start) ? message.substring(start.length()) : message;
    return reason.replaceAll(" \\(0x[0-9A-F]{8}\\)$", "");
  }
}
