/**
 * Who reaches whom: sets of addresses and the traffic that passes between them, never single pairs of pods. It is about
 * what is addressed directly; what goes to a service is to be asked for as what the service sends it to.
 *
 * <p>A pair is two different addresses of one family, at least one of them a pod's: what stays within a pod meets no
 * rule, and what passes between two addresses outside is no cluster's business. A span of addresses outside counts as
 * one address.
 */
@NullMarked
package io.tierwall.analysis.reach;

import org.jspecify.annotations.NullMarked;
