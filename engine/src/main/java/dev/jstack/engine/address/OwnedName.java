package dev.jstack.engine.address;

import dev.jstack.schema.model.StackName;
import java.util.Optional;

/**
 * What an object of the host belongs to, read from its name.
 *
 * @param stack empty: to all stacks, as the shared network
 */
public record OwnedName(Optional<StackName> stack, ResourceAddress address) {
  static OwnedName of(StackName stack, ResourceAddress address) {
    return new OwnedName(Optional.of(stack), address);
  }
}
