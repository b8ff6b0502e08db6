/**
 * Objects that ask for something to be done once: traces of packets, which are computed from the rules in force, and
 * support bundles, whose feature gate is off.
 */
@NullMarked
package io.tierwall.lab.tasks;

import org.jspecify.annotations.NullMarked;
