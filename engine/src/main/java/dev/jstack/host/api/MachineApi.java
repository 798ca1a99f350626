package dev.jstack.host.api;

import java.util.List;
import java.util.Optional;

/** What a plan must know of the machine beside containers, networks and layers. Reads only. */
public interface MachineApi {
  /** A machine that nobody can look at: every port seems free, and nothing lies there. */
  MachineApi UNKNOWN =
      new MachineApi() {
        @Override
        public Optional<String> portHolder(int port, boolean udp, String address) {
          return Optional.empty();
        }

        @Override
        public List<String> credentialSpecFolders() {
          return List.of();
        }

        @Override
        public Optional<String> credentialSpec(String name) {
          return Optional.empty();
        }

        @Override
        public Optional<String> utilityVm(List<String> layers) {
          return layers.isEmpty() ? Optional.empty() : Optional.of(layers.get(layers.size() - 1));
        }
      };

  /**
   * Who has a port, apart from the host's own networks: a program that listens, or the system that
   * keeps it for itself. In words that follow "held by": {@code java (pid 4121, user anna): java
   * -jar demo.jar}; empty when it is free as far as can be seen.
   *
   * @param address the literal address to listen on; empty: all
   */
  Optional<String> portHolder(int port, boolean udp, String address);

  /** Where credential specs lie as files, beside the folder below the state root. */
  List<String> credentialSpecFolders();

  /** The text of the credential spec that the registry has by this name. */
  Optional<String> credentialSpec(String name);

  /**
   * The topmost of {@code layers} that holds the system of the virtual machine which hyperv
   * isolation boots: a folder {@code UtilityVM}. In Microsoft's images it is the base layer; a
   * machine that cannot look takes it to be there.
   *
   * @param layers paths, topmost first
   */
  Optional<String> utilityVm(List<String> layers);
}
