package scot.adp.backup;

import java.sql.Connection;
import java.sql.SQLException;

/** The running PostgreSQL whose data is backed up. */
@FunctionalInterface
interface Server {

	/** Opens a connection as its superuser. */
	Connection connect(String database) throws SQLException;

}
