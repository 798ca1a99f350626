package dev.jstack.host.local.proxy;

import java.net.InetSocketAddress;

/**
 * A port of this machine and where it leads.
 *
 * @param udp whether it is UDP, else TCP
 * @param listen address and port on this machine
 * @param target address and port of the service
 */
public record PublishedPort(boolean udp, InetSocketAddress listen, InetSocketAddress target) {}
