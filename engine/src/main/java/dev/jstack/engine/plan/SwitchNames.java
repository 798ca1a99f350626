package dev.jstack.engine.plan;

import dev.jstack.engine.address.SystemId;
import dev.jstack.schema.model.OrderedMaps;
import java.util.Map;

/**
 * Lets the names of a replica lead to its new container, in the hosts files of all that know the
 * old one. Until then they lead to the old one, in new hosts files too.
 *
 * @param id the new container
 * @param beside whether the old one runs on: then names are not switched to a new one that is not
 *     up
 * @param moves addresses of the old container to those of the new one
 */
public record SwitchNames(SystemId id, boolean beside, Map<String, String> moves)
    implements ContainerAction {
  public SwitchNames {
    moves = OrderedMaps.copyOf(moves);
  }

  @Override
  public Verb verb() {
    return Verb.UPDATE;
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.switchNames(this);
  }
}
