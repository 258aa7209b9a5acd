/** Tables as people keep them in spreadsheets: CSV files read whatever program wrote them, and written so that none takes a text for a formula. */
@NullMarked
package io.assent.shared.csv;

import org.jspecify.annotations.NullMarked;
