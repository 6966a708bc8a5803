import './connection';
import './offline';
import './way-out';
