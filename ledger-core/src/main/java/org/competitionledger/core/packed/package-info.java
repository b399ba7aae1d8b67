/** Many records in little room: encoded, beside the heap. */
package org.competitionledger.core.packed;
