package scot.adp.shell.parts;

/**
 * A page that stays as it is, with all that is typed in it, where only the query of its
 * address changes: nobody is asked whether to leave.
 */
public interface StaysOpen extends KeepsForms {

}
