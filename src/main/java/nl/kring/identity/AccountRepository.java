package nl.kring.identity;

import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

interface AccountRepository extends JpaRepository<Account, UUID> {
    List<Account> findByTenantIdAndStaffRoleOrderByFirstName(UUID tenant, StaffRole role);
}
