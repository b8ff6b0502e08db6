/** {@code tierwall lab}: verbs for the clusters of a running lab, which it finds by their kubeconfigs. */
@NullMarked
package io.tierwall.cli.lab;

import org.jspecify.annotations.NullMarked;
