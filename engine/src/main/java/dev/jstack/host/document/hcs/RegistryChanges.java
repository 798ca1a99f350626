package dev.jstack.host.document.hcs;

import dev.jstack.json.JsonName;
import java.util.List;
import java.util.Optional;

/** Changes of a container's registry before it boots. */
public record RegistryChanges(List<RegistryValue> addValues, List<RegistryKey> deleteKeys) {
  public RegistryChanges {
    addValues = List.copyOf(addValues);
    deleteKeys = List.copyOf(deleteKeys);
  }

  /**
   * A key.
   *
   * @param hive {@code System}, {@code Software}, {@code Security} or {@code Sam}
   * @param name path below the hive; in the system hive below {@code ControlSet001}
   */
  public record RegistryKey(String hive, String name, @JsonName("Volatile") boolean isVolatile) {}

  /**
   * A value; the member that {@code type} asks for is there.
   *
   * @param type {@code String}, {@code DWord}, {@code QWord}, {@code Binary} …
   */
  public record RegistryValue(
      RegistryKey key,
      String name,
      String type,
      Optional<String> stringValue,
      Optional<String> binaryValue,
      @JsonName("DWordValue") Optional<Long> dwordValue,
      @JsonName("QWordValue") Optional<Long> qwordValue,
      Optional<Long> customType) {

    /** A text value (REG_SZ). */
    public static RegistryValue text(RegistryKey key, String name, String value) {
      return new RegistryValue(
          key,
          name,
          "String",
          Optional.of(value),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
  }
}
