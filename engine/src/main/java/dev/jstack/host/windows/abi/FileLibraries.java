package dev.jstack.host.windows.abi;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The DLLs that the files of layers are written through, loaded by full path and nothing else.
 *
 * @param files kernel32.dll
 * @param nt ntdll.dll
 * @param tokens advapi32.dll
 */
public record FileLibraries(FileFunctions files, NtFunctions nt, TokenFunctions tokens) {

  /** Loads them from {@code systemDirectory} ({@code C:\Windows\System32}). */
  public static FileLibraries fromSystem(Path systemDirectory) {
    return new FileLibraries(
        load(systemDirectory.resolve("kernel32.dll"), FileFunctions.class),
        load(systemDirectory.resolve("ntdll.dll"), NtFunctions.class),
        load(systemDirectory.resolve("advapi32.dll"), TokenFunctions.class));
  }

  /** Loads all of them from one shared object that has the same ABI, for proofs on Linux. */
  public static FileLibraries fromStub(Path library) {
    return new FileLibraries(
        load(library, FileFunctions.class),
        load(library, NtFunctions.class),
        load(library, TokenFunctions.class));
  }

  private static <T extends Library> T load(Path library, Class<T> type) {
    return Native.load(library.toString(), type, NativeText.libraryOptions());
  }

  /**
   * OBJECT_ATTRIBUTES (48 bytes on x64) with the UNICODE_STRING and the text they point to, all in
   * one piece of memory, so that none of it is freed before the others.
   *
   * @param attributes OBJ_ flags
   */
  public static Memory objectAttributes(Pointer directory, String name, int attributes) {
    byte[] text = name.getBytes(StandardCharsets.UTF_16LE);
    Memory memory = new Memory(Layout.TEXT + text.length + 2L);
    memory.clear();
    memory.setInt(0, Layout.NAME);
    memory.setPointer(Layout.DIRECTORY, directory);
    memory.setPointer(Layout.NAME_POINTER, memory.share(Layout.NAME));
    memory.setInt(Layout.FLAGS, attributes);
    memory.setShort(Layout.NAME, (short) text.length);
    memory.setShort(Layout.NAME + 2L, (short) (text.length + 2));
    memory.setPointer(Layout.TEXT_POINTER, memory.share(Layout.TEXT));
    memory.write(Layout.TEXT, text, 0, text.length);
    return memory;
  }

  /** FILE_LINK_INFORMATION (20 bytes and the name): a hard link in {@code directory}. */
  public static Memory linkInformation(Pointer directory, String name) {
    byte[] text = name.getBytes(StandardCharsets.UTF_16LE);
    Memory memory = new Memory(Layout.LINK_NAME + text.length + 2L);
    memory.clear();
    memory.setPointer(Layout.LINK_DIRECTORY, directory);
    memory.setInt(Layout.LINK_LENGTH, text.length);
    memory.write(Layout.LINK_NAME, text, 0, text.length);
    return memory;
  }

  /** FILE_BASIC_INFO (40 bytes): four FILETIMEs and attributes, in which zero means "leave". */
  public static Memory basicInformation(long created, long accessed, long written, int attributes) {
    Memory memory = new Memory(Layout.BASIC_SIZE);
    ByteBuffer fields =
        ByteBuffer.allocate(Layout.BASIC_SIZE)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(created)
            .putLong(accessed)
            .putLong(written)
            .putLong(written)
            .putInt(attributes);
    memory.write(0, fields.array(), 0, Layout.BASIC_SIZE);
    return memory;
  }

  /** The attributes in a FILE_BASIC_INFO. */
  public static int attributes(Memory basicInformation) {
    return basicInformation.getInt(Layout.BASIC_ATTRIBUTES);
  }

  /** IO_STATUS_BLOCK (16 bytes). */
  public static Memory statusBlock() {
    Memory memory = new Memory(Layout.STATUS_SIZE);
    memory.clear();
    return memory;
  }

  /** TOKEN_PRIVILEGES (16 bytes) with one privilege, to be enabled. */
  public static Memory onePrivilege(long luid) {
    Memory memory = new Memory(Layout.PRIVILEGE_SIZE);
    memory.setInt(0, 1);
    memory.setInt(4, (int) luid);
    memory.setInt(8, (int) (luid >>> 32));
    memory.setInt(12, TokenFunctions.SE_PRIVILEGE_ENABLED);
    return memory;
  }

  /** Offsets on x64. */
  private static final class Layout {
    static final int DIRECTORY = 8;
    static final int NAME_POINTER = 16;
    static final int FLAGS = 24;
    static final int NAME = 48;
    static final int TEXT_POINTER = 56;
    static final int TEXT = 64;
    static final int LINK_DIRECTORY = 8;
    static final int LINK_LENGTH = 16;
    static final int LINK_NAME = 20;
    static final int BASIC_SIZE = 40;
    static final int BASIC_ATTRIBUTES = 32;
    static final int STATUS_SIZE = 16;
    static final int PRIVILEGE_SIZE = 16;
  }
}
