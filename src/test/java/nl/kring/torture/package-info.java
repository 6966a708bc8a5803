@org.jspecify.annotations.NullMarked
package nl.kring.torture;
