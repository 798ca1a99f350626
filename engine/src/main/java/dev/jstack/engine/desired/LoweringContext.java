package dev.jstack.engine.desired;

import dev.jstack.host.HostFacts;
import dev.jstack.image.Images;

/**
 * What lowering must know beside the stack. Two calls with equal contexts give equal documents.
 *
 * @param facts the host
 * @param images the images that the host can run now
 * @param files reads configs, secrets and credential specs
 * @param observed addresses that are taken, and networks that are there
 * @param addressPool the range of the shared NAT network, in CIDR form
 * @param assumeExternals whether external networks and volumes that nobody can look up are taken to
 *     be there: for plans without the host
 */
public record LoweringContext(
    HostFacts facts,
    Images images,
    FileContents files,
    ObservedAddresses observed,
    String addressPool,
    boolean assumeExternals) {

  /** The pool unless configured: outside 172.16.0.0/12, where HNS itself takes ranges from. */
  public static final String DEFAULT_POOL = "10.91.0.0/16";
}
