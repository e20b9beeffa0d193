package scot.adp.directory;

import java.util.List;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import scot.adp.platform.Allowed;
import scot.adp.platform.Allowed.Audience;

/** The groups that oversee the work, and their meetings. */
@Service
@Transactional(readOnly = true)
public class Groups {

	private final DirectoryQueries queries;

	Groups(DirectoryQueries queries) {
		this.queries = queries;
	}

	/** All groups with their meetings. */
	@Allowed(operation = "directory.group.read", to = Audience.READERS)
	public List<GroupView> groups() {
		return queries.groups();
	}

}
