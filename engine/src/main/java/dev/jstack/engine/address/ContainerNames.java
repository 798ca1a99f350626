package dev.jstack.engine.address;

import dev.jstack.schema.model.StackName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What people call a container when they speak of it from another stack. */
public final class ContainerNames {
  private ContainerNames() {}

  /**
   * All names of a replica, the most usual first: that of the file, {@code shop-db-1} as docker
   * compose writes it, {@code shop_db_1} as its first version did, {@code shop.db.1} as ids of
   * jstack begin.
   */
  public static List<String> of(
      StackName stack, ResourceAddress replica, Optional<String> containerName) {
    List<String> names = new ArrayList<>();
    containerName.ifPresent(names::add);
    for (String separator : List.of("-", "_", ".")) {
      names.add(
          String.join(separator, stack.value(), replica.name(), String.valueOf(replica.replica())));
    }
    return names;
  }
}
