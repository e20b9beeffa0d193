package scot.adp.shell.parts;

/**
 * A page whose forms stay, or come back with their words by themselves, where only the
 * query of its address changes: that is not leaving it.
 */
public interface KeepsForms {

}
