/**
 * Files that people write: YAML that is the JSON of events under a thin layer of abbreviations. One
 * description of how things are written reads a file, places every problem in it by line and
 * column, and makes the JSON Schema for editors.
 */
package org.competitionledger.core.files;
