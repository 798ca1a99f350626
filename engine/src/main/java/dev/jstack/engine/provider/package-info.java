/**
 * Services that programs of the machine bring, by the protocol of compose's providers. Turns a
 * provider of the file into a program and what it says into variables of the services that depend
 * on it. Knows neither hosts nor plans. Façades: {@link ProviderPrograms} runs programs, {@link
 * ProvidedStack} is a stack with what they said.
 */
@NullMarked
package dev.jstack.engine.provider;

import org.jspecify.annotations.NullMarked;
