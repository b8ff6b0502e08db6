/**
 * The Antrea controller and its agents' reports: it follows policies, groups and workloads, has the network enforce
 * what they come to, and writes into the statuses which nodes do. What policies come to is computed elsewhere, by
 * {@link io.tierwall.antrea.resolve}; here is when, and what is said of it.
 */
@NullMarked
package io.tierwall.lab.controller;

import org.jspecify.annotations.NullMarked;
