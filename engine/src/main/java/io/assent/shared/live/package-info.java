/** Live events: what changed, told to the browsers that follow it; resumable by cursor on any node. */
@NullMarked
package io.assent.shared.live;

import org.jspecify.annotations.NullMarked;
