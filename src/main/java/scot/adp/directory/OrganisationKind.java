package scot.adp.directory;

/** What kind of partner an organisation is. */
public enum OrganisationKind {

	PARTNERSHIP, STATUTORY, THIRD_SECTOR, POLICE, PRISON_SERVICE, NATIONAL

}
