package dev.jstack.host.windows.abi;

import com.sun.jna.DefaultTypeMapper;
import com.sun.jna.FromNativeContext;
import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ToNativeContext;
import com.sun.jna.TypeConverter;
import com.sun.jna.TypeMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Zero-terminated UTF-16LE, whatever the platform's wchar_t is. JNA's own wide strings have 32 bits
 * a character on Linux, where the same binding runs against the ABI stub.
 */
final class NativeText {
  private static final TypeMapper MAPPER = mapper();

  private NativeText() {}

  /** Options for {@code Native.load} of every library whose functions take texts. */
  static Map<String, Object> libraryOptions() {
    return Map.of(Library.OPTION_TYPE_MAPPER, MAPPER);
  }

  /** A copy of {@code text}; JNA frees it when it is no longer reachable. */
  static Memory toNative(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_16LE);
    Memory memory = new Memory(bytes.length + 2L);
    memory.write(0, bytes, 0, bytes.length);
    memory.setShort(bytes.length, (short) 0);
    return memory;
  }

  /** The text at {@code pointer}, which stays whose it is. */
  static String read(Pointer pointer) {
    int length = 0;
    while (pointer.getShort(2L * length) != 0) {
      length++;
    }
    return new String(pointer.getByteArray(0, 2 * length), StandardCharsets.UTF_16LE);
  }

  private static TypeMapper mapper() {
    DefaultTypeMapper mapper = new DefaultTypeMapper();
    mapper.addTypeConverter(String.class, new Converter());
    return mapper;
  }

  private static final class Converter implements TypeConverter {
    @Override
    public Object toNative(Object value, ToNativeContext context) {
      return value == null ? null : NativeText.toNative((String) value);
    }

    @Override
    public Object fromNative(Object value, FromNativeContext context) {
      return value == null ? null : read((Pointer) value);
    }

    @Override
    public Class<?> nativeType() {
      return Pointer.class;
    }
  }
}
