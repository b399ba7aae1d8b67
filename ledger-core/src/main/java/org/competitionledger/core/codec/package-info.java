/** Events as bytes: Avro single-object encoding, and the schemas that were ever released. */
package org.competitionledger.core.codec;
