package dev.jstack.host.document.hcn;

/** The version of HNS, as HNSCall {@code GET /globals/version} answers. */
public record HcnVersion(int major, int minor) {}
