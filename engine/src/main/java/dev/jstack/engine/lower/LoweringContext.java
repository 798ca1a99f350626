package dev.jstack.engine.lower;

import dev.jstack.engine.desired.ObservedAddresses;
import dev.jstack.engine.external.Externals;
import dev.jstack.host.HostFacts;
import dev.jstack.host.api.MachineApi;
import dev.jstack.image.Images;
import java.util.Optional;

/**
 * What lowering must know beside the stack. Two calls with equal contexts give equal documents.
 *
 * @param facts the host
 * @param images the images that the host can run now
 * @param files reads configs and secrets
 * @param externals finds external configs and secrets
 * @param credentialSpecs finds credential specs of the host
 * @param heldPorts knows ports of the host that others have
 * @param neighbours finds containers of other stacks
 * @param utilityVms finds what hyperv isolation boots
 * @param observed addresses that are taken, networks and volumes that are there
 * @param addressPool the range of the shared NAT network, in CIDR form
 * @param assumeExternals whether what must be there already (external networks, volumes, secrets,
 *     configs and credential specs) is taken to be there: for plans without the host
 */
public record LoweringContext(
    HostFacts facts,
    Images images,
    FileContents files,
    Externals externals,
    CredentialSpecs credentialSpecs,
    HeldPorts heldPorts,
    Neighbours neighbours,
    UtilityVms utilityVms,
    ObservedAddresses observed,
    String addressPool,
    boolean assumeExternals) {

  /** The pool unless configured: outside 172.16.0.0/12, where HNS itself takes ranges from. */
  public static final String DEFAULT_POOL = "10.91.0.0/16";

  /** A context for a host that nothing is known of but its facts: everything would be new. */
  public static LoweringContext fresh(HostFacts facts, Images images, FileContents files) {
    return new LoweringContext(
        facts,
        images,
        files,
        Externals.NONE,
        (kind, name) -> Optional.empty(),
        HeldPorts.NONE,
        Neighbours.NONE,
        MachineApi.UNKNOWN::utilityVm,
        ObservedAddresses.NONE,
        DEFAULT_POOL,
        facts.kind() == HostFacts.Kind.SIMULATED);
  }
}
